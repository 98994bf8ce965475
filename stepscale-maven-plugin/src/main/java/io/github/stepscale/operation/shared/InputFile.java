package io.github.stepscale.operation.shared;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files of users: regular files up to a size, so that no read blocks or goes on for ever. */
public final class InputFile {
    private static final int MEGABYTE = 1_000_000;

    /** Why a file was not read, as the rest of a sentence that begins with its name. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unreadable(String rest) {
            super(rest);
        }

        /** Never null. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private InputFile() {}

    /**
     * Reads a file whole.
     *
     * @param megabytes the maximum size in units of 1,000,000 bytes, at most 2,000
     * @param limit the reason and the fix, as half a sentence: {@code that is ... Take ...}
     * @throws Unreadable if it is not a regular file, is larger, or cannot be read
     */
    public static byte[] read(Path file, int megabytes, String limit) throws Unreadable {
        requireFile(file);
        int maxBytes = megabytes * MEGABYTE;
        try (InputStream content = Files.newInputStream(file)) {
            if (Files.size(file) <= maxBytes) {
                // One byte more than is allowed shows that it has grown meanwhile.
                byte[] bytes = content.readNBytes(maxBytes + 1);
                if (bytes.length <= maxBytes) {
                    return bytes;
                }
            }
        } catch (IOException unreadable) {
            throw new Unreadable("cannot be read. Check its permissions.");
        }
        throw new Unreadable("has more than " + megabytes + " MB: " + limit + ".");
    }

    /**
     * Reads a file whole as UTF-8 text.
     *
     * @throws Unreadable if it is not a regular file, is larger, or cannot be read
     * @throws CharacterCodingException if it is not UTF-8
     */
    public static String readText(Path file, int megabytes, String limit) throws Unreadable, CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(read(file, megabytes, limit)))
                .toString();
    }

    /** A pipe or a device may block, or never end. */
    private static void requireFile(Path file) throws Unreadable {
        if (Files.isDirectory(file)) {
            throw new Unreadable("is a folder. Name a file.");
        }
        if (!Files.exists(file)) {
            throw new Unreadable("does not exist.");
        }
        if (!Files.isRegularFile(file)) {
            throw new Unreadable("is a pipe or a device. Write its content to a file, and name that file.");
        }
    }
}
