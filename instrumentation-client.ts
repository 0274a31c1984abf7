import { config } from 'zod/v4/core';

/**
 * Runs before any page's code. Zod would otherwise try whether it may compile its schemas, which the content security policy refuses
 * and reports on every page with a form.
 */
config({ jitless: true });
