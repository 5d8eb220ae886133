package signinghelper.token.bridge;

import java.io.IOException;

/** Start of a bridge that is inspected already. */
public interface BridgeStart {

    /** Returns the child, which has its arguments. */
    Process start() throws IOException;
}
