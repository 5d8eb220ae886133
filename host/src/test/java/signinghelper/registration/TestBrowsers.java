package signinghelper.registration;

import signinghelper.protocol.WireFormat;

/** Those that are shipped. */
public final class TestBrowsers {
    private TestBrowsers() {}

    public static Browser of(String id) {
        return Browser.all(new WireFormat()).stream()
                .filter(browser -> browser.id().equals(id))
                .findAny()
                .orElseThrow();
    }
}
