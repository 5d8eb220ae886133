/** Does a certificate name the organisation that an account at the portal belongs to? */
@NullMarked
package signinghelper.formats.match;

import org.jspecify.annotations.NullMarked;
