package signinghelper.profile;

import signinghelper.guidance.Language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A program with which suppliers write and hand in bids (供应商投标客户端). A certificate is bound in each of them apart, and
 * its operator is the one to ask.
 *
 * @param name by language tag
 * @param company that operates it, as it is registered
 * @param telephones as they are dialled; numbers of the company, never of a person by name
 */
public record BiddingClient(Map<String, String> name, String company, List<String> telephones) {
    private static final Pattern TELEPHONE = Pattern.compile("[0-9+ -]+");

    public BiddingClient {
        name = Map.copyOf(name);
        telephones = List.copyOf(telephones);
        if (!name.containsKey("zh-CN")
                || !name.containsKey("en")
                || company.isBlank()
                || telephones.isEmpty()
                || !telephones.stream().allMatch(TELEPHONE.asMatchPredicate())) {
            throw new IllegalArgumentException("profile: biddingClients");
        }
    }

    public String name(Language language) {
        return Objects.requireNonNull(name.get(language.tag()));
    }
}
