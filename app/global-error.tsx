'use client';

// The root layout itself failed, so nothing of it (theme, fonts, components) can be relied upon here.
const GlobalError = ({ reset }: { reset: () => void }) => (
  <html lang="en">
    <body style={{ fontFamily: 'system-ui, sans-serif', padding: '2rem' }}>
      <title>Usher</title>
      <h1>Something went wrong on our side</h1>
      <p>Please try again in a moment.</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </body>
  </html>
);

export default GlobalError;
