export class Report {
  render() {
    return `${this.title()}: ${this.body()}`;
  }

  title() {
    return 'report';
  }

  body() {
    return '-';
  }
}

export class Sales extends Report {
  body() {
    return `old ${super.body()}`;
  }
}
