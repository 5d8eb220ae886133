package signinghelper.window.helper;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** Receiver of files that are dropped or pasted; it exports nothing. */
final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<List<Path>> taker;

    FileDrop(Consumer<List<Path>> taker) {
        this.taker = taker;
    }

    @Override
    public boolean canImport(TransferSupport offered) {
        return offered.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport offered) {
        if (!canImport(offered)) {
            return false;
        }
        try {
            var files = new ArrayList<Path>();
            for (var one : (List<?>) offered.getTransferable().getTransferData(DataFlavor.javaFileListFlavor)) {
                files.add(((File) one).toPath());
            }
            taker.accept(List.copyOf(files));
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            return false;
        }
    }
}
