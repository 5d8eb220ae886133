package signinghelper.token.pkcs11;

import signinghelper.token.bridge.BridgeProgram;

/** A bridge whose Java collects garbage without a pause, so that a collection falls between any two native calls. */
final class CollectingBridge {
    private CollectingBridge() {}

    /** The arguments of {@link BridgeProgram}. */
    public static void main(String[] arguments) {
        var collecting = new Thread(CollectingBridge::collect, "collecting");
        collecting.setDaemon(true);
        collecting.start();
        BridgeProgram.main(arguments);
    }

    private static void collect() {
        while (true) {
            System.gc();
        }
    }
}
