// Parts that fold away, and the filter of a validation result's rows.
for (const link of document.querySelectorAll('[data-toggle="collapse"]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    link.setAttribute("aria-expanded", String(part.classList.toggle("show")));
  });
}
document.getElementById("failed-only")?.addEventListener("change", (event) => {
  document.body.classList.toggle("failed-only", event.target.checked);
});
