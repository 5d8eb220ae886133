package signinghelper.profile;

import signinghelper.formats.match.NameRule;

/**
 * The portal's rules for 绑定 CA.
 *
 * @param nameRule for a certificate with the account's credit code and another name; left out, it is refused. The
 *     portal's server has a rule of its own
 */
public record BindingSettings(NameRule nameRule) {
    public static final BindingSettings USUAL = new BindingSettings(NameRule.REFUSE);

    public BindingSettings {
        // Left out in the file, it is null here.
        nameRule = nameRule == null ? NameRule.REFUSE : nameRule;
    }
}
