/** Settings of a single portal, as signed data, and their restriction by the machine's administrator. */
@NullMarked
package signinghelper.profile;

import org.jspecify.annotations.NullMarked;
