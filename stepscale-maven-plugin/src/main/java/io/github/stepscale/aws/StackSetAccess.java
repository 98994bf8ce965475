package io.github.stepscale.aws;

import java.util.Optional;

/** Who may do what in the accounts of a stack set; the permission model of CloudFormation. */
public sealed interface StackSetAccess {

    /**
     * By roles that are there already: one in the account of the stack set, one in each account with an instance.
     *
     * @param administrationRoleArn absent: the role that the stack set has, at first
     *     {@code AWSCloudFormationStackSetAdministrationRole}
     * @param executionRoleName absent: the role that the stack set has, at first
     *     {@code AWSCloudFormationStackSetExecutionRole}
     */
    record SelfManaged(Optional<String> administrationRoleArn, Optional<String> executionRoleName)
            implements StackSetAccess {}

    /**
     * By AWS Organizations, which makes the roles itself.
     *
     * @param delegated whether the caller's account is a delegated administrator; else it is the management account
     */
    record ServiceManaged(boolean delegated) implements StackSetAccess {}

    /** {@code SELF_MANAGED} or {@code SERVICE_MANAGED}. */
    default String model() {
        return isServiceManaged() ? "SERVICE_MANAGED" : "SELF_MANAGED";
    }

    /** Whether instances are asked for by organizational unit; else by account. */
    default boolean isServiceManaged() {
        return this instanceof ServiceManaged;
    }
}
