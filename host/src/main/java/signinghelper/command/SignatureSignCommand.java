package signinghelper.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.clock.TimeSource;
import signinghelper.content.ContentStore;
import signinghelper.login.Nonce;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.SessionId;
import signinghelper.signature.Receipt;
import signinghelper.token.KeyEntry;
import signinghelper.token.Tokens;

import java.util.List;
import java.util.Objects;

/** Signs documents in their order: one consent and one PIN for all, each sent as soon as it is finished. */
public final class SignatureSignCommand
        implements Command<SignatureSignCommand.Arguments, SignatureSignCommand.Result> {
    private static final int MOST_DOCUMENTS = 1000;

    /** How the signature and the content lie. */
    public enum Format {
        @JsonProperty("cms-detached")
        CMS_DETACHED,
        @JsonProperty("cms-attached")
        CMS_ATTACHED
    }

    public record Arguments(SessionId session, Format format, List<RequestedDocument> documents, Nonce nonce) {
        public Arguments {
            Objects.requireNonNull(session);
            Objects.requireNonNull(format);
            Objects.requireNonNull(nonce);
            documents = List.copyOf(documents);
            if (documents.isEmpty() || documents.size() > MOST_DOCUMENTS) {
                throw new IllegalArgumentException("1 to " + MOST_DOCUMENTS + " documents");
            }
            if (format == Format.CMS_ATTACHED && documents.stream().anyMatch(one -> one.digest() != null)) {
                throw new IllegalArgumentException("an attached signature needs the content");
            }
        }
    }

    /**
     * What the batch came to.
     *
     * @param receipt CMS in Base64; see {@link Receipt}
     */
    public record Result(String receipt, List<Receipt.Outcome> documents) {}

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Prompt prompt;
    private final ContentStore contents;
    private final ProfileSource profile;
    private final TimeSource time;
    private final WireFormat format;

    public SignatureSignCommand(
            Tokens tokens,
            KeyOffer offer,
            Prompt prompt,
            ContentStore contents,
            ProfileSource profile,
            TimeSource time,
            WireFormat format) {
        this.tokens = tokens;
        this.offer = offer;
        this.prompt = prompt;
        this.contents = contents;
        this.profile = profile;
        this.time = time;
        this.format = format;
    }

    @Override
    public String name() {
        return "signature.sign";
    }

    @Override
    public Lane lane() {
        return Lane.KEY;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Caller caller) throws Refusal {
        var batch = DocumentBatch.of(arguments, contents, caller.session());
        var cms = profile.load().cms();
        var keys = offer.of(KeyEntry.Use.SIGNATURE, key -> batch.objection(key, cms));
        var subject = new PinSubject.Signing(batch.lines());
        var signing = new KeyWork<>(
                tokens,
                caller,
                (session, key, progress) ->
                        new BatchSigner(session, key, cms, time, format).sign(batch, arguments, caller, progress));
        caller.progress().accept(Caller.Stage.PROMPTING);
        prompt.askPin(PinQuestion.of(subject, caller.session(), keys), signing, caller.cancellation());
        if (caller.cancellation().reason().isPresent()) {
            throw Refusal.of(ErrorCode.ABORTED);
        }
        return signing.made();
    }
}
