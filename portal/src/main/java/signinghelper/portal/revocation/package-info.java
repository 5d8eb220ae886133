/** Revocation servers over HTTP, for a portal's server. */
@NullMarked
package signinghelper.portal.revocation;

import org.jspecify.annotations.NullMarked;
