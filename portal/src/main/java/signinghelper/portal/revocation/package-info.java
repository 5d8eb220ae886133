/** Whether a CA has taken a certificate back: revocation lists and OCSP. Fetches nothing. */
@NullMarked
package signinghelper.portal.revocation;

import org.jspecify.annotations.NullMarked;
