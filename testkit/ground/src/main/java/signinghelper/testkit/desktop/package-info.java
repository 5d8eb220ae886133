/** A screen of a test's own, and a user at its keyboard. */
@NullMarked
package signinghelper.testkit.desktop;

import org.jspecify.annotations.NullMarked;
