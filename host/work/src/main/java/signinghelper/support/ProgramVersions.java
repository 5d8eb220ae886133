package signinghelper.support;

import java.util.Properties;
import java.util.regex.Pattern;

/** Versions of the product, Java and the system. A value of an unexpected form is left out. */
public record ProgramVersions(
        String product, String java, String javaVendor, String system, String systemVersion, String architecture) {
    private static final Pattern EXPECTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+()-]{0,59}");

    /** Reads the versions of this process. */
    public static ProgramVersions of(String product, Properties properties) {
        return new ProgramVersions(
                product,
                expected(properties, "java.version"),
                expected(properties, "java.vendor"),
                expected(properties, "os.name"),
                expected(properties, "os.version"),
                expected(properties, "os.arch"));
    }

    private static String expected(Properties properties, String name) {
        var value = properties.getProperty(name, "");
        return EXPECTED.matcher(value).matches() ? value : Redaction.LEFT_OUT;
    }
}
