package signinghelper.installation;

/**
 * The file that tells a Linux desktop which files the program can judge (Shared MIME-info Database, freedesktop.org).
 *
 * <p>The desktop entry names a type of the program's own, of which the others are subtypes. Programs for a type itself
 * go before those for a type above it. So the program is listed, and no program loses a type to it. The other types
 * above stand before it for the same reason.
 */
public final class FileTypes {
    /** The type in the desktop entry; it has no files of its own. */
    static final String JUDGED = "application/x-signing-helper-judged";

    private static final String TEXT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
              <mime-type type="%1$s">
                <comment>File with signatures or seals</comment>
                <comment xml:lang="zh_CN">带签名或印章的文件</comment>
              </mime-type>
              <mime-type type="application/pkcs7-signature">
                <sub-class-of type="text/plain"/>
                <sub-class-of type="%1$s"/>
              </mime-type>
              <mime-type type="application/ofd">
                <comment>OFD document</comment>
                <comment xml:lang="zh_CN">OFD 文件</comment>
                <sub-class-of type="application/zip"/>
                <sub-class-of type="%1$s"/>
                <!-- A reader's own type for these files has more weight. -->
                <glob pattern="*.ofd" weight="10"/>
              </mime-type>
              <mime-type type="application/vnd.ofd">
                <sub-class-of type="application/zip"/>
                <sub-class-of type="%1$s"/>
              </mime-type>
            </mime-info>
            """.formatted(JUDGED);

    private FileTypes() {}

    /** Returns the file's name in any folder {@code mime/packages}. */
    public static String fileOf(Product product) {
        return product.name() + ".xml";
    }

    /** Returns the file's text, to be written in UTF-8. */
    public static String text() {
        return TEXT;
    }
}
