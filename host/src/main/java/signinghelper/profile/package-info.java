/** Everything that is particular to a portal, as signed data, and what the machine's administrator makes of it. */
@NullMarked
package signinghelper.profile;

import org.jspecify.annotations.NullMarked;
