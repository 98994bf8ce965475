package io.github.stepscale.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** What holds for every page. */
public final class PageRules {
    /** A text that wants to be more than a text. */
    public static final String HOSTILE = "</script><script>alert(1)</script>\"'${x}{{title}}\u2028&amp;<!--]]>";

    private PageRules() {}

    public static void everyIdIsThereOnceAndEveryReferenceHasOne(PageXml page) throws Exception {
        List<String> ids = page.texts("//@id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(page.texts("//@aria-labelledby")).containsAll(page.texts("//@aria-describedby"));
    }

    public static void nothingIsLoaded(String text) throws Exception {
        PageXml page = PageXml.of(text);

        assertThat(page.texts("//@src | //@href | //@srcset | //@action | //@data | //@background"))
                .isEmpty();
        assertThat(page.texts("//@style | //@*[starts-with(name(), 'on')]")).isEmpty();
        assertThat(page.text("//style")).doesNotContain("url(").doesNotContain("@import");
        assertThat(page.texts("//link | //img | //iframe | //object | //embed")).isEmpty();
        assertThat(text)
                .doesNotContain("fetch(")
                .doesNotContain("XMLHttpRequest")
                .doesNotContain("innerHTML");
    }

    public static void thePolicyNamesEveryScriptAndTheStyleByItsHash(PageXml page) throws Exception {
        String policy = page.text("//meta[@http-equiv='Content-Security-Policy']/@content");

        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe");
        for (String content : page.texts("//script[not(@type)] | //style")) {
            assertThat(policy).contains(hash(content));
        }
        assertThat(page.texts("//script[not(@type)]")).hasSize(2);
    }

    private static String hash(String content) throws Exception {
        // Inside CDATA an XML reader drops the marks, a browser does not.
        String whole = content.startsWith("//")
                ? content.replaceFirst("^//", "//<![CDATA[").replaceFirst("//$", "//]]>")
                : content.replaceFirst("^/\\*\\*/", "/*<![CDATA[*/").replaceFirst("/\\*\\*/$", "/*]]>*/");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
