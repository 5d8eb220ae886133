package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;

import java.time.Instant;
import java.util.Locale;

/**
 * A request with its circumstances and its outcome: an entry of {@code docs/login-token/vectors.json}.
 *
 * @param name rule that it shows
 * @param purpose endpoint that received the request
 * @param account of the user who is logged in there; null for a login
 * @param challenge that waits for a token; null when none does
 * @param now server's clock
 * @param browserSession that sent the request
 * @param request JSON as the page sent it, perhaps damaged
 * @param outcome {@code ACCEPTED}, or the name of a reason
 */
record TokenVector(
        String name,
        Challenge.Purpose purpose,
        @Nullable Account account,
        @Nullable Challenge challenge,
        Instant now,
        String browserSession,
        String request,
        String outcome) {
    static final String ACCEPTED = "ACCEPTED";

    ObjectNode toJson(JsonMapper mapper) {
        var json = mapper.createObjectNode().put("name", name).put("purpose", purpose.name());
        if (account != null) {
            json.putObject("account")
                    .put("name", account.name())
                    .put("creditCode", account.creditCode())
                    .put("role", account.role().wireName());
        }
        if (challenge != null) {
            json.putObject("challenge")
                    .put("nonce", challenge.nonce())
                    .put("purpose", challenge.purpose().name())
                    .put("browserSession", challenge.browserSession())
                    .put("expires", challenge.expires().toString());
        }
        return json.put("now", now.toString())
                .put("browserSession", browserSession)
                .put("request", request)
                .put("outcome", outcome);
    }

    static TokenVector of(JsonNode json) {
        return new TokenVector(
                json.path("name").asText(),
                Challenge.Purpose.valueOf(json.path("purpose").asText()),
                account(json.path("account")),
                challenge(json.path("challenge")),
                Instant.parse(json.path("now").asText()),
                json.path("browserSession").asText(),
                json.path("request").asText(),
                json.path("outcome").asText());
    }

    private static @Nullable Account account(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new Account(
                        json.path("name").asText(),
                        json.path("creditCode").asText(),
                        Account.Role.valueOf(json.path("role").asText().toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Challenge challenge(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new Challenge(
                        json.path("nonce").asText(),
                        Challenge.Purpose.valueOf(json.path("purpose").asText()),
                        json.path("browserSession").asText(),
                        Instant.parse(json.path("expires").asText()));
    }

    @Override
    public String toString() {
        return name;
    }
}
