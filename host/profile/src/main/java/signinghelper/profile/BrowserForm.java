package signinghelper.profile;

import java.util.regex.Pattern;

/**
 * Origin in the form that a browser writes (WHATWG URL, "host parsing" and "URL port"). An origin in another form would
 * match no page, and the extension's build refuses it.
 */
record BrowserForm(String origin) {
    private static final int LAST_PORT = 65535;
    private static final Pattern PARTS = Pattern.compile("(https?)://([^:]*)(?::(\\d+))?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    boolean isRight() {
        var parts = PARTS.matcher(origin);
        return parts.matches()
                && isHost(parts.group(2))
                && (parts.group(3) == null || isPort(parts.group(1), parts.group(3)));
    }

    private static boolean isHost(String host) {
        return !ENDS_IN_NUMBER.matcher(host).matches() || ADDRESS.matcher(host).matches();
    }

    private static boolean isPort(String scheme, String port) {
        var usual = scheme.equals("https") ? "443" : "80";
        return !port.equals(usual) && Integer.parseInt(port) <= LAST_PORT;
    }
}
