/** The settings file, its secrets, and each fault in them by name. */
@NullMarked
package signinghelper.verifier.settings;

import org.jspecify.annotations.NullMarked;
