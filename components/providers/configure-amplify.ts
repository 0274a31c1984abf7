'use client';

import { configureAmplify } from '@/lib/data/configure';

// At import, so that it precedes the first effect of every component; never on the server, which holds nobody's session.
if (typeof window !== 'undefined') configureAmplify();
