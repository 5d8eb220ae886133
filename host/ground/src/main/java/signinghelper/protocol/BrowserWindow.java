package signinghelper.protocol;

/**
 * Place of the browser's window with the page that asks, in the browser's pixels, as {@code chrome.windows} reports it.
 *
 * @param left may be negative, on a screen to the left of the first one
 * @param top may be negative, on a screen above the first one
 */
public record BrowserWindow(int left, int top, int width, int height) {
    private static final int MOST = 100_000;

    public BrowserWindow {
        for (var pixels : new int[] {left, top, width, height}) {
            if (pixels < -MOST || pixels > MOST) {
                throw new IllegalArgumentException("not on a screen: " + pixels);
            }
        }
    }
}
