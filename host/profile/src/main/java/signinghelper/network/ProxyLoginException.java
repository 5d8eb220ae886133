package signinghelper.network;

import java.io.IOException;

/** Demand of a proxy for a login, which is sent to nobody. Nothing of this answer is the server's. */
public final class ProxyLoginException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyLoginException() {
        super("the proxy asks for a login");
    }
}
