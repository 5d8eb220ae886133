/** Differences between operating systems: folders, files, the registry, services, processes and USB devices. */
@NullMarked
package signinghelper.platform;

import org.jspecify.annotations.NullMarked;
