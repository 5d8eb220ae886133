package signinghelper.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A driver whose U-Keys are {@link FakeToken}s. */
public final class FakeDriver implements TokenDriver {
    /** Event during a call of the driver. */
    public interface Interruption {
        void happen() throws Refusal;
    }

    private final String name;
    private final List<FakeToken> tokens = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<TokenFault> faults = new CopyOnWriteArrayList<>();
    private volatile boolean hasEvents;
    private boolean isNamed = true;
    private Interruption whileListing = () -> {};
    private Interruption whileOpening = () -> {};

    public FakeDriver(String name, FakeToken... tokens) {
        this.name = name;
        this.tokens.addAll(List.of(tokens));
    }

    /** Makes the driver one that the profile does not name. */
    public FakeDriver onlyFound() {
        isNamed = false;
        return this;
    }

    @Override
    public boolean isNamed() {
        return isNamed;
    }

    /** Adds a reader whose U-Key cannot be read. */
    public FakeDriver withUnreadable(String reader) {
        faults.add(new TokenFault(name, reader));
        return this;
    }

    /** Makes every reader readable again. */
    public void mend() {
        faults.clear();
    }

    public FakeDriver whileListing(Interruption interruption) {
        whileListing = interruption;
        return this;
    }

    public FakeDriver whileOpening(Interruption interruption) {
        whileOpening = interruption;
        return this;
    }

    /** Makes the driver report U-Keys that come and go from now on, so that it needs no polling. */
    public FakeDriver withEvents() {
        hasEvents = true;
        return this;
    }

    public void plug(FakeToken token) {
        tokens.add(token);
        watchers.forEach(Runnable::run);
    }

    public void pull(FakeToken token) {
        tokens.remove(token);
        watchers.forEach(Runnable::run);
    }

    /** Returns the number of present watchers. */
    public int watchers() {
        return watchers.size();
    }

    @Override
    public Optional<TokenWatch> watch(Runnable changed) {
        if (!hasEvents) {
            return Optional.empty();
        }
        watchers.add(changed);
        return Optional.of(() -> watchers.remove(changed));
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
    public Listed look() throws Refusal {
        return new Listed(list(), faults);
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
