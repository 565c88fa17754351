/** HTTP on one loopback port, shared by the services of the local cloud. */
@NullMarked
package dev.lifeline.local.service;

import org.jspecify.annotations.NullMarked;
