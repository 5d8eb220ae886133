package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;

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

    /**
     * Opening of encrypted envelopes: one consent and one PIN for all.
     *
     * @param envelopes in the order in which they are opened; at least one
     */
    record Opening(List<EnvelopeLine> envelopes) implements PinSubject {
        public Opening {
            envelopes = List.copyOf(envelopes);
            if (envelopes.isEmpty()) {
                throw new IllegalArgumentException("nothing to open");
            }
        }

        @Override
        public String wordsKey() {
            return "open";
        }

        @Override
        public List<String> titles() {
            return envelopes.stream().map(EnvelopeLine::title).toList();
        }
    }
}
