package signinghelper.profile;

import java.util.Arrays;
import java.util.List;

/** A method of the protocol that a page may use only where the profile gives it to the page's origin. */
public enum Capability {
    TOKEN_LIST("token.list"),
    CERTIFICATE_SELECT("certificate.select"),
    CERTIFICATE_LIST("certificate.list"),
    LOGIN_AUTHENTICATE("login.authenticate"),
    LOGIN_BIND("login.bind"),
    CONTENT_PUT("content.put"),
    SIGNATURE_SIGN("signature.sign"),
    PIN_CHANGE("pin.change"),
    DIAGNOSIS_RUN("diagnosis.run"),
    FILE_INSPECT("file.inspect"),
    WINDOW_OPEN("window.open");

    private static final List<String> METHODS =
            Arrays.stream(values()).map(capability -> capability.method).toList();

    private final String method;

    Capability(String method) {
        this.method = method;
    }

    /** Names as profile and protocol write them. */
    public static List<String> methods() {
        return METHODS;
    }
}
