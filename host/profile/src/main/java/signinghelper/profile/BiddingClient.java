package signinghelper.profile;

import signinghelper.guidance.Language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Program with which suppliers write and submit bids (供应商投标客户端). A certificate is bound in each program separately, and
 * questions about it go to its operator.
 *
 * @param name by language tag
 * @param company operating company, under its registered name
 * @param telephones as they are dialled; numbers of the company, never of a named employee
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
