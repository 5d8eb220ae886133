/** Verifies on the portal's server the signatures and tokens that the signing helper made on a user's computer. */
@NullMarked
package signinghelper.portal;

import org.jspecify.annotations.NullMarked;
