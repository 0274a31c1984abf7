import { Notice } from '@/components/ui/notice';
import { isBackendConfigured } from '@/lib/data/outputs';
import styles from './backend-missing.module.css';

/** Tells a developer what is missing; a deployed site always has its backend. */
export const BackendMissing = () => {
  if (isBackendConfigured) return null;
  return (
    <Notice tone="warning" title="There is no backend yet" className={styles.notice}>
      Start Usher with “npm run dev”, or deploy its backend first.
    </Notice>
  );
};
