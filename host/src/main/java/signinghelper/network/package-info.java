/** The only way out of this computer: to addresses that the profile lists, and within limits. */
@NullMarked
package signinghelper.network;

import org.jspecify.annotations.NullMarked;
