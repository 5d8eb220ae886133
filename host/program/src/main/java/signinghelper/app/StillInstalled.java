package signinghelper.app;

import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Product;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.bridge.BridgePreparation;
import signinghelper.token.bridge.BridgeStart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Preparation of a bridge that first looks whether this program's own files are still there. An MSI's upgrade leaves a
 * running program only what it has open, and a bridge that needs more would end as if its library were at fault.
 *
 * @param install folder of this program
 * @param further preparation, asked when the files are there
 */
record StillInstalled(Path install, BridgePreparation further) implements BridgePreparation {

    @Override
    public BridgeStart prepare() throws Refusal {
        if (!Files.exists(install.resolve(Product.FILE))) {
            requireNoSuccessor();
        }
        return further.prepare();
    }

    private void requireNoSuccessor() throws Refusal {
        try {
            var next = InstallationFolder.successorOf(install);
            if (next.isPresent()) {
                var version = next.get().getFileName().toString();
                throw new Refusal(ErrorCode.UPDATE_PENDING, Map.of("version", version));
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
