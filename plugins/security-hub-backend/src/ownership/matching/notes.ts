/** Said of an entity that would be primary, were there not another that matches as exactly. */
export const conflictNote =
  '; another entity matches just as exactly, so the platform group decides';

/** Said of an entity that is first for some resources of a finding only. */
export const sharedNote =
  '; other resources of this finding belong to another entity, so nobody decides on it alone but the platform group';
