import { ALL_OUTCOMES, OUTCOMES } from './notice-outcomes';
import styles from './notices-page.module.css';

export const OutcomeMeanings = () => (
  <details className={styles.meanings}>
    <summary>What the words mean</summary>
    <dl>
      {ALL_OUTCOMES.map((name) => (
        <div key={name}>
          <dt>{OUTCOMES[name].label}</dt>
          <dd>{OUTCOMES[name].meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
);
