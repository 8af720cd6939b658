package org.rollbook.rest.admin;

/**
 * This installation, as people name it when they ask for help.
 *
 * @param id stays the same for the installation's life
 * @param version of the product
 */
public record Installation(String id, String version) {}
