package signinghelper.protocol;

// Generated from protocol.schema.json (npm run generate). Do not edit.

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Methods that the worker can ask for, in the order of the schema. */
public enum Method {
    SESSION_OPEN("session.open", Lane.AT_ONCE, false),
    SESSION_CLOSE("session.close", Lane.AT_ONCE, false),
    TOKEN_LIST("token.list", Lane.LISTING, true),
    CERTIFICATE_SELECT("certificate.select", Lane.KEY, true),
    CERTIFICATE_LIST("certificate.list", Lane.LISTING, true),
    LOGIN_AUTHENTICATE("login.authenticate", Lane.KEY, true),
    LOGIN_BIND("login.bind", Lane.KEY, true),
    CONTENT_PUT("content.put", Lane.CONTENT, true),
    CONTENT_GET("content.get", Lane.CONTENT, true),
    SIGNATURE_SIGN("signature.sign", Lane.KEY, true),
    PIN_CHANGE("pin.change", Lane.KEY, true),
    DIAGNOSIS_RUN("diagnosis.run", Lane.EXAMINATION, true),
    FILE_INSPECT("file.inspect", Lane.DOCUMENT, true),
    SIGNATURE_VERIFY("signature.verify", Lane.DOCUMENT, true),
    WINDOW_OPEN("window.open", Lane.WINDOW, true),
    CANCEL("cancel", Lane.AT_ONCE, false);

    private final String wireName;
    private final Lane lane;
    private final boolean isCapability;

    Method(String wireName, Lane lane, boolean isCapability) {
        this.wireName = wireName;
        this.lane = lane;
        this.isCapability = isCapability;
    }

    /**
     * Uses a loop because the hello needs it: loading the first stream of a program takes as long as the rest of the
     * hello.
     */
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var method : values()) {
            names.add(method.wireName);
        }
        return List.copyOf(names);
    }

    /** Returns the names of the methods that a profile can allow to an origin. */
    public static List<String> capabilities() {
        return Arrays.stream(values())
                .filter(Method::isCapability)
                .map(Method::wireName)
                .toList();
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the lane in which the host runs it. */
    public Lane lane() {
        return lane;
    }

    /** Returns true if the profile must allow it to the origin. */
    public boolean isCapability() {
        return isCapability;
    }
}
