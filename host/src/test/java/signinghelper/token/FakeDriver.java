package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.ArrayList;
import java.util.List;

/** A driver whose U-Keys are {@link FakeToken}s. */
public final class FakeDriver implements TokenDriver {
    /** What else happens while the driver is called. */
    public interface Interruption {
        void happen() throws Refusal;
    }

    private final String name;
    private final List<FakeToken> tokens = new ArrayList<>();
    private Interruption whileListing = () -> {};
    private Interruption whileOpening = () -> {};

    public FakeDriver(String name, FakeToken... tokens) {
        this.name = name;
        this.tokens.addAll(List.of(tokens));
    }

    public FakeDriver whileListing(Interruption interruption) {
        whileListing = interruption;
        return this;
    }

    public FakeDriver whileOpening(Interruption interruption) {
        whileOpening = interruption;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        whileListing.happen();
        return tokens.stream().map(token -> token.info(name)).toList();
    }

    @Override
    public TokenSession open(TokenInfo info) throws Refusal {
        whileOpening.happen();
        return tokens.stream()
                .filter(token -> token.reference().equals(info.reference()))
                .findAny()
                .orElseThrow(() -> Refusal.of(ErrorCode.TOKEN_REMOVED))
                .open();
    }
}
