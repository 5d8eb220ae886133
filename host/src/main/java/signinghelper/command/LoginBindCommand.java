package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.SubjectDifference;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.login.AuthenticationSigner;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.HeldKey;
import signinghelper.token.Tokens;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.util.HashMap;
import java.util.Objects;

/** 绑定 CA: a token that binds a certificate to an account, if both name the same organisation. */
public final class LoginBindCommand implements Command<LoginBindCommand.Arguments, LoginBindCommand.Result> {

    /** The account is the page's word; the portal's server compares again with what it knows. */
    public record Arguments(Nonce nonce, Account account) {
        public Arguments {
            Objects.requireNonNull(nonce);
            Objects.requireNonNull(account);
        }
    }

    public record Result(AuthenticationToken token, SubjectMatch match) {}

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Prompt prompt;
    private final AuthenticationSigner signer;
    private final ProfileSource profile;

    public LoginBindCommand(
            Tokens tokens, KeyOffer offer, Prompt prompt, AuthenticationSigner signer, ProfileSource profile) {
        this.tokens = tokens;
        this.offer = offer;
        this.prompt = prompt;
        this.signer = signer;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.LOGIN_BIND;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var account = arguments.account();
        var origin = session.origin();
        var rules = profile.load();
        var menu = rules.menu(account.role(), session.language());
        var keys = offer.toSign(key -> objection(key, account, rules, menu));
        var question = PinQuestion.of(new PinSubject.Binding(account), task.asker(), task.language(), keys);
        var work = new KeyWork<>(tokens, offer, task, (open, key, progress) -> {
            var token = signer.binding(open, key.key(), origin, arguments.nonce(), account);
            return new Result(token, matchOf(key, account, rules));
        });
        task.tell(News.Stage.PROMPTING);
        prompt.askPin(question, work, task.cancellation());
        task.check();
        return work.made();
    }

    private static SubjectMatch matchOf(HeldKey key, Account account, Profile rules) {
        return SubjectMatch.of(key.key().certificate(), account, rules.holder());
    }

    private static @Nullable Refusal objection(HeldKey key, Account account, Profile rules, String menu) {
        var match = matchOf(key, account, rules);
        if (match.matches(rules.binding().nameRule())) {
            return null;
        }
        var facts = new HashMap<>(SubjectDifference.facts(key.key().certificate(), account, match, rules.holder()));
        facts.put("menu", menu);
        return new Refusal(ErrorCode.SUBJECT_MISMATCH, facts);
    }
}
