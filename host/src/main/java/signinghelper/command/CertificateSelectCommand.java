package signinghelper.command;

import signinghelper.certificate.Fingerprint;
import signinghelper.certificate.RememberedChoices;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets the person choose a certificate; the page gets that one and learns of no other. */
public final class CertificateSelectCommand
        implements Command<CertificateSelectCommand.Arguments, CertificateSelectCommand.Result> {

    public record Arguments(Purpose purpose) {
        public Arguments {
            Objects.requireNonNull(purpose);
        }
    }

    /** The certificate's DER in Base64. */
    public record Result(String certificate) {}

    private final KeyOffer offer;
    private final Prompt prompt;
    private final RememberedChoices choices;

    public CertificateSelectCommand(KeyOffer offer, Prompt prompt, RememberedChoices choices) {
        this.offer = offer;
        this.prompt = prompt;
        this.choices = choices;
    }

    @Override
    public Method method() {
        return Method.CERTIFICATE_SELECT;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var use = arguments.purpose().use();
        var offered = offer.of(use);
        var wanted = remembered(offered.keys(), choices.find(session.origin(), use));
        if (wanted.isPresent()) {
            return new Result(CertificateListCommand.encode(wanted.get().held()));
        }
        task.tell(News.Stage.PROMPTING);
        var question =
                new CertificateQuestion(use, session.asker(), offered.keys(), offered.changes(), session.language());
        var answer = prompt.chooseCertificate(question, task.cancellation());
        if (answer.remember()) {
            choices.remember(session.origin(), use, fingerprint(answer.key()));
        }
        return new Result(CertificateListCommand.encode(answer.key().held()));
    }

    /** Only while it is plugged in and usable; otherwise the person is asked again. */
    private static Optional<OfferedKey> remembered(List<OfferedKey> keys, Optional<String> fingerprint) {
        return keys.stream()
                .filter(OfferedKey::isUsable)
                .filter(key -> fingerprint.filter(fingerprint(key)::equals).isPresent())
                .findFirst();
    }

    private static String fingerprint(OfferedKey key) {
        return Fingerprint.of(key.held().key().certificate());
    }
}
