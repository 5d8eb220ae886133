package signinghelper.registration;

import signinghelper.protocol.WireFormat;

/** The browsers of the product. */
public final class TestBrowsers {
    private TestBrowsers() {}

    public static Browser of(String id) {
        return Browser.all(new WireFormat()).stream()
                .filter(browser -> browser.id().equals(id))
                .findAny()
                .orElseThrow();
    }
}
