package signinghelper.profile;

import signinghelper.formats.match.NameRule;

/**
 * The portal's rules for 绑定 CA (binding a CA certificate).
 *
 * @param nameRule for a certificate with the account's credit code and another name; without it, such a certificate is
 *     refused. The portal's server has its own rule
 */
public record BindingSettings(NameRule nameRule) {
    public static final BindingSettings USUAL = new BindingSettings(NameRule.REFUSE);

    public BindingSettings {
        // Left out in the file, it is null here.
        nameRule = nameRule == null ? NameRule.REFUSE : nameRule;
    }
}
