/**
 * The cloud on a laptop: the ECS simulator, the local database and the event router, and the clock that drives them.
 */
@NullMarked
package dev.lifeline.local;

import org.jspecify.annotations.NullMarked;
