package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;
import signinghelper.formats.statement.Statement;
import signinghelper.protocol.ErrorCode;

import java.util.List;
import java.util.Objects;

/** Purpose of the PIN request. Each purpose has its own texts in the window, and its own details. */
public sealed interface PinSubject {

    /** Returns the prefix of its text keys, e.g. {@code login} for {@code login.heading}. */
    String wordsKey();

    /** Returns the titles of all that is worked on, in order; empty for one piece of work without a title. */
    default List<String> titles() {
        return List.of();
    }

    /** CA 登录. */
    record Login() implements PinSubject {
        @Override
        public String wordsKey() {
            return "login";
        }
    }

    /**
     * 绑定 CA (binding a CA certificate): the certificate is to be bound to this account.
     *
     * @param account from the page; shown, so that the user can compare it
     */
    record Binding(Account account) implements PinSubject {
        public Binding {
            Objects.requireNonNull(account);
        }

        @Override
        public String wordsKey() {
            return "bind";
        }
    }

    /**
     * Signatures over documents: one consent and one PIN for all.
     *
     * @param documents in the order in which they will be signed; at least one
     * @param seals null when no document shows one
     */
    record Signing(List<DocumentLine> documents, @Nullable SealArrangement seals) implements PinSubject {
        public Signing {
            documents = List.copyOf(documents);
            if (documents.isEmpty()) {
                throw new IllegalArgumentException("nothing to sign");
            }
        }

        @Override
        public String wordsKey() {
            return "sign";
        }

        @Override
        public List<String> titles() {
            return documents.stream().map(DocumentLine::title).toList();
        }
    }

    /** Work on encrypted envelopes: one consent and one PIN for all. */
    sealed interface OnEnvelopes extends PinSubject {

        /** Returns the envelopes in their order; at least one. */
        List<EnvelopeLine> envelopes();

        @Override
        default List<String> titles() {
            return envelopes().stream().map(EnvelopeLine::title).toList();
        }
    }

    /** Opening for the asker, who gets what is opened. */
    record Opening(List<EnvelopeLine> envelopes) implements OnEnvelopes {
        public Opening {
            envelopes = required(envelopes);
        }

        @Override
        public String wordsKey() {
            return "open";
        }
    }

    /** Opening that gives nothing out. */
    record Rehearsal(List<EnvelopeLine> envelopes) implements OnEnvelopes {
        public Rehearsal {
            envelopes = required(envelopes);
        }

        @Override
        public String wordsKey() {
            return "rehearse";
        }
    }

    /**
     * Statement about an attempt that ended with an error.
     *
     * @param envelopes with their outcomes; some may have been opened
     * @param kind of the attempt
     * @param ended reason why it ended
     */
    record Declaration(List<EnvelopeLine> envelopes, Statement.Kind kind, ErrorCode ended) implements OnEnvelopes {
        public Declaration {
            envelopes = required(envelopes);
            Objects.requireNonNull(ended);
        }

        @Override
        public String wordsKey() {
            return "declare";
        }
    }

    private static List<EnvelopeLine> required(List<EnvelopeLine> envelopes) {
        if (envelopes.isEmpty()) {
            throw new IllegalArgumentException("no envelope");
        }
        return List.copyOf(envelopes);
    }
}
