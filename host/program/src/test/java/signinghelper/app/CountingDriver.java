package signinghelper.app;

import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.List;

/** Driver in a separate host: a U-Key with six tries for its PIN. */
public final class CountingDriver implements TokenDriver {
    private final FakeDriver driver = new FakeDriver("counting", new FakeToken("测试锁").with(SoftwareKey.Kind.P256));

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
