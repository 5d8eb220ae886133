package signinghelper.token.pkcs11;

import signinghelper.app.Main;

/** A bridge whose Java collects garbage without a pause, so that a collection falls between any two native calls. */
final class CollectingBridge {
    private CollectingBridge() {}

    /** The arguments of {@link Main}. */
    public static void main(String[] arguments) {
        var collecting = new Thread(CollectingBridge::collect, "collecting");
        collecting.setDaemon(true);
        collecting.start();
        Main.main(arguments);
    }

    private static void collect() {
        while (true) {
            System.gc();
        }
    }
}
