/** Verifies on the portal's server what the signing helper made on a person's desk. */
@NullMarked
package signinghelper.portal;

import org.jspecify.annotations.NullMarked;
