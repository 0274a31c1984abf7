import styles from './logo.module.css';

/** An aisle between two curtains, with the lamp at its end. */
export const Logo = () => (
  <span className={styles.logo}>
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--amplify-colors-primary-80)" />
      <path d="M8 7v9.5a8 8 0 0 0 16 0V7" fill="none" stroke="var(--amplify-colors-font-inverse)" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="16" cy="14" r="3.25" fill="#ffc53d" />
    </svg>
    <span>Usher</span>
  </span>
);
