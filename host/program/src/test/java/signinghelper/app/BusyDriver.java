package signinghelper.app;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Driver in a separate host: a U-Key that another program holds when it is to log in for the first time. */
public final class BusyDriver implements TokenDriver {
    private final AtomicBoolean held = new AtomicBoolean(true);
    private final FakeDriver driver = new FakeDriver(
            "busy", new FakeToken("忙锁").with(SoftwareKey.Kind.P256).whileLoggingIn(this::refuseOnce));

    private void refuseOnce() throws Refusal {
        if (held.getAndSet(false)) {
            throw Refusal.of(ErrorCode.TOKEN_BUSY);
        }
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        return driver.list();
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        return driver.open(token);
    }
}
